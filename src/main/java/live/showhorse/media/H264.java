package live.showhorse.media;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The two forms of H.264: start codes (ISO 14496-10 annex B), which encoders give, and lengths with
 * the parameter sets apart (ISO 14496-15), which files and FLV carry.
 */
final class H264 {
  private static final int NAL_IDR = 5;
  private static final int NAL_SEI = 6;
  private static final int NAL_SPS = 7;
  private static final int NAL_PPS = 8;
  private static final int NAL_DELIMITER = 9;
  private static final int PROFILE_HIGH = 100;

  private H264() {}

  /** Slices only: parameter sets, delimiters and the encoder's remarks are left out. */
  static AccessUnit accessUnit(byte[] annexB) {
    var out = new ByteArrayOutputStream(annexB.length + 8);
    boolean key = false;
    for (Nal nal : split(annexB)) {
      int type = nal.type();
      if (type == NAL_SPS || type == NAL_PPS || type == NAL_SEI || type == NAL_DELIMITER) {
        continue;
      }
      key |= type == NAL_IDR;
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(nal.length() >>> shift);
      }
      out.write(annexB, nal.from(), nal.length());
    }
    return new AccessUnit(out.toByteArray(), key);
  }

  /** The decoder configuration record of ISO 14496-15, 5.3.3.1, with one SPS and one PPS. */
  static byte[] configuration(byte[] annexB) {
    List<Nal> nals = split(annexB);
    byte[] sps = only(nals, NAL_SPS, "SPS");
    byte[] pps = only(nals, NAL_PPS, "PPS");
    var out = new ByteArrayOutputStream();
    out.write(1);
    out.write(sps, 1, 3); // profile, constraints, level
    out.write(0xFF); // lengths of 4 bytes
    out.write(0xE1); // one SPS
    out.write(sps.length >>> 8);
    out.write(sps.length);
    out.writeBytes(sps);
    out.write(1); // one PPS
    out.write(pps.length >>> 8);
    out.write(pps.length);
    out.writeBytes(pps);
    if ((sps[1] & 0xFF) == PROFILE_HIGH) {
      out.write(0xFC | 1); // 4:2:0
      out.write(0xF8); // 8 bit luma
      out.write(0xF8); // 8 bit chroma
      out.write(0); // no SPS extension
    }
    return out.toByteArray();
  }

  private static byte[] only(List<Nal> nals, int type, String name) {
    List<Nal> found = nals.stream().filter(nal -> nal.type() == type).toList();
    if (found.size() != 1) {
      throw new MediaException(0, "the encoder gave " + found.size() + " " + name + ", not one");
    }
    return found.getFirst().bytes();
  }

  private static List<Nal> split(byte[] data) {
    var nals = new ArrayList<Nal>();
    int start = -1;
    int i = 0;
    while (i + 2 < data.length) {
      if (data[i + 2] > 1 || data[i + 2] < 0) {
        i += 3;
      } else if (data[i] == 0 && data[i + 1] == 0 && data[i + 2] == 1) {
        add(nals, data, start, i);
        i += 3;
        start = i;
      } else {
        i++;
      }
    }
    add(nals, data, start, data.length);
    return nals;
  }

  /** A NAL unit never ends in a zero byte: those belong to the next start code. */
  private static void add(List<Nal> nals, byte[] data, int from, int to) {
    int end = to;
    while (end > from && from >= 0 && data[end - 1] == 0) {
      end--;
    }
    if (from >= 0 && end > from) {
      nals.add(new Nal(data, from, end - from));
    }
  }

  private record Nal(byte[] data, int from, int length) {
    int type() {
      return data[from] & 0x1F;
    }

    byte[] bytes() {
      return java.util.Arrays.copyOfRange(data, from, from + length);
    }
  }
}
