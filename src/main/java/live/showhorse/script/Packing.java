package live.showhorse.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts neighbouring parts together into as few pieces as possible, as equal in length as possible.
 */
final class Packing {
  private Packing() {}

  /**
   * @param seconds length of each part, none over {@code most}
   * @return the index of the last part of each piece, plus one
   */
  static List<Integer> pack(double[] seconds, double most) {
    int count = seconds.length;
    int[] pieces = new int[count + 1];
    double[] squares = new double[count + 1];
    int[] previous = new int[count + 1];
    Arrays.fill(pieces, 1, count + 1, Integer.MAX_VALUE);
    for (int end = 1; end <= count; end++) {
      double length = 0;
      for (int start = end - 1; start >= 0; start--) {
        length += seconds[start];
        if (length > most && start < end - 1) {
          break;
        }
        int number = pieces[start] + 1;
        double square = squares[start] + length * length;
        if (number < pieces[end] || number == pieces[end] && square < squares[end]) {
          pieces[end] = number;
          squares[end] = square;
          previous[end] = start;
        }
      }
    }
    List<Integer> ends = new ArrayList<>();
    for (int end = count; end > 0; end = previous[end]) {
      ends.addFirst(end);
    }
    return ends;
  }
}
