/**
 * The curves that the hair follows, root to tip, in millimetres. The left ones (of the picture)
 * cross the forehead from the parting, the right ones fall.
 */
final class Guides {
  static final double[][] LEFT_FRONT = {
    {15, -69},
    {-2, -74},
    {-24, -71},
    {-44, -57},
    {-58, -33},
    {-66, -4},
    {-71, 28},
    {-74, 60},
    {-75, 92},
    {-78, 124},
    {-79, 158},
    {-72, 196}
  };
  static final double[][] LEFT_MIDDLE = {
    {13, -100},
    {-8, -103},
    {-34, -99},
    {-58, -82},
    {-74, -52},
    {-82, -16},
    {-86, 22},
    {-88, 58},
    {-90, 92},
    {-93, 126},
    {-93, 162},
    {-83, 204}
  };
  static final double[][] LEFT_CROWN = {
    {9, -128},
    {-14, -130},
    {-42, -121},
    {-66, -100},
    {-83, -66},
    {-92, -26},
    {-96, 18},
    {-99, 58},
    {-103, 94},
    {-105, 130},
    {-103, 168},
    {-92, 210}
  };
  static final double[][] RIGHT_FRONT = {
    {15, -69}, {25, -72}, {39, -65}, {51, -50}, {60, -28}, {66, -2}, {70, 28}, {73, 60}, {75, 92},
    {78, 124}, {79, 158}, {72, 196}
  };
  static final double[][] RIGHT_MIDDLE = {
    {13, -100},
    {28, -104},
    {46, -98},
    {63, -80},
    {75, -51},
    {82, -16},
    {86, 22},
    {88, 58},
    {90, 92},
    {93, 126},
    {93, 162},
    {83, 204}
  };
  static final double[][] RIGHT_CROWN = {
    {9, -128},
    {28, -128},
    {49, -118},
    {69, -98},
    {83, -66},
    {92, -26},
    {96, 18},
    {99, 58},
    {103, 94},
    {105, 130},
    {103, 168},
    {92, 210}
  };
  static final double[][] BACK = {
    {5, -118},
    {24, -110},
    {34, -90},
    {36, -60},
    {37, -20},
    {37, 20},
    {36, 50},
    {35, 80},
    {35, 110},
    {40, 140},
    {46, 160},
    {50, 178}
  };

  private Guides() {}

  static double[][] mirrored(double[][] guide) {
    double[][] out = new double[guide.length][];
    for (int i = 0; i < guide.length; i++) {
      out[i] = new double[] {-guide[i][0], guide[i][1]};
    }
    return out;
  }

  /** Catmull-Rom along a guide, t from 0 to 1. */
  static double[] along(double[][] guide, double t) {
    double f = Math.clamp(t, 0.0, 0.9999) * (guide.length - 1);
    int i = (int) f;
    double u = f - i;
    double[] out = new double[2];
    for (int k = 0; k < 2; k++) {
      double p0 = guide[Math.max(i - 1, 0)][k];
      double p1 = guide[i][k];
      double p2 = guide[i + 1][k];
      double p3 = guide[Math.min(i + 2, guide.length - 1)][k];
      out[k] =
          0.5
              * (2 * p1
                  + (p2 - p0) * u
                  + (2 * p0 - 5 * p1 + 4 * p2 - p3) * u * u
                  + (3 * p1 - p0 - 3 * p2 + p3) * u * u * u);
    }
    return out;
  }
}
