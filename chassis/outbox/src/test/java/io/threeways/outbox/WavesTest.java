package io.threeways.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WavesTest {

  @Property
  void aWaveHoldsAtMostOneRecordOfAKeyAndAllOfThemArriveInOrder(
      @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> keys) {
    Waves waves = new Waves(batch(keys));
    List<Unsent> sent = new ArrayList<>();

    for (List<Unsent> wave = waves.next(); !wave.isEmpty(); wave = waves.next()) {
      assertThat(wave).extracting(Unsent::key).doesNotHaveDuplicates();
      sent.addAll(wave);
    }

    assertThat(sent).hasSameSizeAs(keys);
    assertInOrder(sent, keys);
  }

  @Property
  void afterARefusalNothingOfThatKeyLeaves(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 5) Integer> keys,
      @ForAll @IntRange(max = 59) int refusedAt) {
    Waves waves = new Waves(batch(keys));
    List<Unsent> sent = new ArrayList<>();
    Set<String> refused = new HashSet<>();

    for (List<Unsent> wave = waves.next(); !wave.isEmpty(); wave = waves.next()) {
      assertThat(wave).noneMatch(unsent -> refused.contains(unsent.key()));
      for (Unsent unsent : wave) {
        if (unsent.position() == refusedAt) {
          refused.add(unsent.key());
        } else {
          sent.add(unsent);
        }
      }
      waves.drop(refused);
    }

    assertInOrder(sent, keys);
  }

  /** Per key, what was sent is a beginning of what there was. */
  private static void assertInOrder(List<Unsent> sent, List<Integer> keys) {
    for (Integer key : keys) {
      List<Long> positions =
          sent.stream().filter(u -> u.key().equals("key-" + key)).map(Unsent::position).toList();
      List<Long> all =
          IntStream.range(0, keys.size())
              .filter(i -> keys.get(i).equals(key))
              .mapToObj(i -> (long) i)
              .toList();
      assertThat(positions).isEqualTo(all.subList(0, positions.size()));
    }
  }

  private static List<Unsent> batch(List<Integer> keys) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> new Unsent(i, Fixture.message("topic", "key-" + keys.get(i), "text")))
        .toList();
  }
}
