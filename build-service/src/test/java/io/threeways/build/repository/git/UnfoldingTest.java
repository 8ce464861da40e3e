package io.threeways.build.repository.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UnfoldingTest {
  private static final int MOST = 1_000;

  private final InMemoryRepository repository =
      new InMemoryRepository(new DfsRepositoryDescription("shop"));
  private final ObjectInserter objects = repository.newObjectInserter();
  private final Unfolding unfolding = new Unfolding(MOST);

  @AfterEach
  void nothingStaysOpen() {
    objects.close();
    repository.close();
  }

  @Test
  void asManyAsAreAdmittedAreTaken() throws Exception {
    ObjectId folder = folders(folder(), MOST - 1);

    assertThat(unfolding.refusal(repository, commit(folders(folder, 1)))).isEmpty();
  }

  @Test
  void oneMoreIsRefusedInWords() throws Exception {
    ObjectId folder = folders(folder(), MOST);

    assertThat(unfolding.refusal(repository, commit(folders(folder, 1))))
        .hasValueSatisfying(
            why -> assertThat(why).contains("1,000", "threeways.build.repository.entries"));
  }

  /** A hundred objects, and 10 to the power of 100 folders without a single file. */
  @Test
  @Timeout(10)
  void aBombIsRefusedAsSoonAsItExceeds() throws Exception {
    ObjectId folder = folder();
    for (int level = 0; level < 50; level++) {
      folder = folders(folder, 100);
    }

    assertThat(unfolding.refusal(repository, commit(folder)))
        .hasValueSatisfying(why -> assertThat(why).contains("more than"));
  }

  @Test
  void aWellIsRefused() throws Exception {
    ObjectId folder = folder();
    for (int level = 0; level < 64; level++) {
      folder = folders(folder, 1);
    }

    assertThat(unfolding.refusal(repository, commit(folder)))
        .hasValueSatisfying(why -> assertThat(why).contains("deeper than 64"));
  }

  private ObjectId folder() throws IOException {
    return objects.insert(new TreeFormatter());
  }

  private ObjectId folders(ObjectId folder, int times) throws IOException {
    TreeFormatter tree = new TreeFormatter();
    for (int i = 0; i < times; i++) {
      tree.append("f%06d".formatted(i), FileMode.TREE, folder);
    }
    return objects.insert(tree);
  }

  private ObjectId commit(ObjectId root) throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(root);
    commit.setAuthor(new PersonIdent("A", "a@b.c"));
    commit.setCommitter(new PersonIdent("A", "a@b.c"));
    ObjectId id = objects.insert(commit);
    objects.flush();
    return id;
  }
}
