package io.threeways.pipeline.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads pipeline files: text to YAML, YAML against the published schema, then its meaning. */
public final class PipelineFile {
  private final Limits limits;
  private final PipelineSchema schema = new PipelineSchema();

  public PipelineFile() {
    this(Limits.DEFAULT);
  }

  public PipelineFile(Limits limits) {
    this.limits = limits;
  }

  /**
   * @param bytes the whole file
   * @return never throws for what the file holds: everything that can be wrong is a problem
   */
  public Parsed parse(byte[] bytes) {
    try {
      Tree tree = new YamlReader(limits).read(decoded(bytes));
      List<Problem> shape = schema.check(tree);
      if (!shape.isEmpty()) {
        return new Parsed.Problems(shape);
      }
      return new Meaning(tree).pipeline();
    } catch (RefusedText refused) {
      return new Parsed.Problems(List.of(refused.problem()));
    }
  }

  private String decoded(byte[] bytes) throws RefusedText {
    if (bytes.length > limits.bytes()) {
      throw new RefusedText(
          Place.START.says(
              "the file has %,d bytes; at most %,d are read"
                  .formatted(bytes.length, limits.bytes())));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(in, out, true);
    out.flip();
    if (result.isError()) {
      throw new RefusedText(
          Place.in(out, out.length())
              .says("byte 0x%02x is not UTF-8".formatted(bytes[in.position()])));
    }
    return out.toString();
  }
}
