package io.threeways.local.supervision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.threeways.local.home.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The records of our processes, one file each. */
public final class ProcessRecords {
  private static final Logger LOG = Logger.getLogger(ProcessRecords.class);

  private final Path folder;
  private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  public ProcessRecords(Path folder) {
    this.folder = folder;
  }

  /** Is the process that we started under this name still alive? */
  public boolean runs(String name) {
    return find(name).flatMap(RecordedProcess::find).isPresent();
  }

  Optional<RecordedProcess> find(String name) {
    Path file = file(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(file.toFile(), RecordedProcess.class));
    } catch (JsonProcessingException e) {
      LOG.warnf(e, "%s is no record of a process; if one still runs, it is not found by it", file);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  void save(String name, RecordedProcess process) {
    try {
      OwnerOnly.write(file(name), json.writeValueAsString(process));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record has no JSON form: " + process, e);
    }
  }

  void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file(name), e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }
}
