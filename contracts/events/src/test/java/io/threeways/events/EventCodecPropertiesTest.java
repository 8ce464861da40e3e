package io.threeways.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventCodecPropertiesTest {
  private final EventCodec codec = new EventCodec();

  /** Whatever arrives, a reader is told what is wrong, never surprised. */
  @Property(tries = 2_000)
  void anyBytesAreReadOrRefused(@ForAll("mutants") byte[] value) {
    try {
      assertThat(codec.decode(Event.class, value)).isNotNull();
    } catch (MalformedEvent refused) {
      assertThat(refused.pointer()).matches("(/.*)?");
    } catch (UnknownEventType other) {
      assertThat(other).isNotNull();
    }
  }

  @Provide
  Arbitrary<byte[]> mutants() {
    List<byte[]> originals =
        Examples.all().stream().map(event -> codec.encode(event).value()).toList();
    return Arbitraries.of(originals)
        .flatMap(
            original ->
                Arbitraries.integers()
                    .between(0, original.length - 1)
                    .flatMap(
                        place ->
                            Arbitraries.bytes().map(value -> mutated(original, place, value))));
  }

  private static byte[] mutated(byte[] original, int place, byte value) {
    byte[] mutant = original.clone();
    mutant[place] = value;
    return mutant;
  }
}
