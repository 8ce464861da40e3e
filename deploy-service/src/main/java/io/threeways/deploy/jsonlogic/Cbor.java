package io.threeways.deploy.jsonlogic;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as deterministic CBOR (RFC 8949, 4.2.1): shortest forms, keys in the order of their
 * bytes. A number without a fraction is an integer if 64 bits hold it; -0 is 0.
 */
final class Cbor {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int SIMPLE = 7 << 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Cbor() {}

  static byte[] encoded(@Nullable Object value) {
    Cbor cbor = new Cbor();
    cbor.write(value);
    return cbor.out.toByteArray();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> out.write(SIMPLE | 22);
      case Boolean truth -> out.write(SIMPLE | (truth ? 21 : 20));
      case Number number -> number(number);
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head(TEXT, bytes.length);
        out.writeBytes(bytes);
      }
      case List<?> items -> {
        head(ARRAY, items.size());
        items.forEach(this::write);
      }
      case Map<?, ?> members -> map(members);
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    }
  }

  private void map(Map<?, ?> members) {
    Map<byte[], @Nullable Object> sorted = new TreeMap<>(Arrays::compareUnsigned);
    members.forEach((key, value) -> sorted.put(encoded(String.valueOf(key)), value));
    head(MAP, sorted.size());
    sorted.forEach(
        (key, value) -> {
          out.writeBytes(key);
          write(value);
        });
  }

  private void number(Number number) {
    if (Values.isWhole(number)) {
      BigInteger whole = Values.exact(number);
      if (whole.signum() >= 0 && whole.bitLength() <= Long.SIZE) {
        head(UNSIGNED, whole.longValue());
        return;
      }
      if (whole.signum() < 0 && whole.bitLength() < Long.SIZE) {
        head(NEGATIVE, -1 - whole.longValue());
        return;
      }
    }
    floating(number.doubleValue());
  }

  private void floating(double value) {
    float single = (float) value;
    if (single != value) {
      out.write(SIMPLE | 27);
      out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
      return;
    }
    short half = Float.floatToFloat16(single);
    if (Float.float16ToFloat(half) == single) {
      out.write(SIMPLE | 25);
      out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort(half).array());
    } else {
      out.write(SIMPLE | 26);
      out.writeBytes(ByteBuffer.allocate(Float.BYTES).putFloat(single).array());
    }
  }

  /** Major type and argument; the argument is unsigned. */
  private void head(int major, long argument) {
    int type = major << 5;
    if (Long.compareUnsigned(argument, 24) < 0) {
      out.write(type | (int) argument);
    } else if (argument >>> 8 == 0) {
      tail(type | 24, Byte.BYTES, argument);
    } else if (argument >>> 16 == 0) {
      tail(type | 25, Short.BYTES, argument);
    } else if (argument >>> 32 == 0) {
      tail(type | 26, Integer.BYTES, argument);
    } else {
      tail(type | 27, Long.BYTES, argument);
    }
  }

  private void tail(int initial, int bytes, long argument) {
    out.write(initial);
    out.write(ByteBuffer.allocate(Long.BYTES).putLong(argument).array(), Long.BYTES - bytes, bytes);
  }
}
