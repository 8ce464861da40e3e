package io.threeways.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What a person's terminal gets: text, tabs, new lines and colours. Commit messages, names and logs
 * come from strangers, and a terminal obeys what it is shown (ECMA-48): other control sequences
 * could move the cursor, forge lines, or type for its owner. They are shown as a dot.
 */
final class PlainOutput extends FilterOutputStream {
  private static final byte[] DOT = {(byte) 0xc2, (byte) 0xb7};
  private static final int ESCAPE = 0x1b;
  private static final int DELETE = 0x7f;

  /** Of a colour, from its escape to its end. */
  private static final int LONGEST_COLOUR = 20;

  /** Leads the control characters U+0080 to U+009F in UTF-8. */
  private static final int C1_LEAD = 0xc2;

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private Held state = Held.NOTHING;

  /** What is not shown before it is known what it is. */
  private enum Held {
    NOTHING,
    ESCAPE,
    COLOUR,
    C1_LEAD,
    RETURN
  }

  PlainOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int value) throws IOException {
    int b = value & 0xff;
    switch (state) {
      case NOTHING -> fresh(b);
      case ESCAPE -> {
        if (b == '[') {
          hold(b, Held.COLOUR);
        } else {
          refuse(b);
        }
      }
      case COLOUR -> {
        if (b == 'm') {
          held.write(b);
          release();
        } else if ((b >= '0' && b <= '9' || b == ';') && held.size() < LONGEST_COLOUR) {
          held.write(b);
        } else {
          refuse(b);
        }
      }
      case C1_LEAD -> {
        if (b >= 0x80 && b <= 0x9f) {
          forget();
          out.write(DOT);
        } else {
          release();
          fresh(b);
        }
      }
      case RETURN -> {
        if (b == '\n') {
          release();
        } else {
          forget();
          out.write(DOT);
        }
        fresh(b);
      }
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  private void fresh(int b) throws IOException {
    switch (b) {
      case ESCAPE -> hold(b, Held.ESCAPE);
      case C1_LEAD -> hold(b, Held.C1_LEAD);
      case '\r' -> hold(b, Held.RETURN);
      case '\n', '\t' -> out.write(b);
      default -> {
        if (b < ' ' || b == DELETE) {
          out.write(DOT);
        } else {
          out.write(b);
        }
      }
    }
  }

  private void hold(int b, Held next) {
    held.write(b);
    state = next;
  }

  /** The rest of the sequence is harmless text without its beginning. */
  private void refuse(int b) throws IOException {
    forget();
    out.write(DOT);
    fresh(b);
  }

  private void release() throws IOException {
    held.writeTo(out);
    forget();
  }

  private void forget() {
    held.reset();
    state = Held.NOTHING;
  }
}
