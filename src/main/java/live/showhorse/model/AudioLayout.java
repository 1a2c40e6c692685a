package live.showhorse.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Oobleck, the audio autoencoder of Stable Audio Open, with weight norm not yet folded. Its
 * diffusion model in the same file is not used.
 *
 * @param channels of the sound: 2 for stereo
 * @param width of the encoder's first and the decoder's last block
 * @param multipliers of the width, per block
 * @param strides per block
 * @param latent channels of the latent; the encoder gives a mean and a scale for each
 */
public record AudioLayout(
    long channels, long width, List<Integer> multipliers, List<Integer> strides, long latent)
    implements Layout {
  private static final int RESIDUAL_UNITS = 3;

  public AudioLayout {
    multipliers = List.copyOf(multipliers);
    strides = List.copyOf(strides);
  }

  /** As published in stabilityai/stable-audio-open-1.0. */
  public static AudioLayout published() {
    return new AudioLayout(2, 128, List.of(1, 2, 4, 8, 16), List.of(2, 4, 4, 8, 8), 64);
  }

  @Override
  public String prefix() {
    return "pretransform.model.";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    addEncoder(all, prefix() + "encoder.layers.");
    addDecoder(all, prefix() + "decoder.layers.");
    return List.copyOf(all);
  }

  private void addEncoder(List<Parameter> all, String name) {
    int blocks = strides.size();
    long in = width;
    convolution(all, name + "0", in, channels, 7);
    for (int block = 0; block < blocks; block++) {
      String inner = name + (block + 1) + ".layers.";
      for (int unit = 0; unit < RESIDUAL_UNITS; unit++) {
        residual(all, inner + unit, in);
      }
      long out = width * multipliers.get(block);
      snake(all, inner + RESIDUAL_UNITS, in);
      convolution(all, inner + (RESIDUAL_UNITS + 1), out, in, 2L * strides.get(block));
      in = out;
    }
    snake(all, name + (blocks + 1), in);
    convolution(all, name + (blocks + 2), 2 * latent, in, 3);
  }

  private void addDecoder(List<Parameter> all, String name) {
    int blocks = strides.size();
    long in = width * multipliers.getLast();
    convolution(all, name + "0", in, latent, 7);
    for (int block = 0; block < blocks; block++) {
      int mirrored = blocks - 1 - block;
      String inner = name + (block + 1) + ".layers.";
      long out = width * (mirrored == 0 ? 1 : multipliers.get(mirrored - 1));
      snake(all, inner + "0", in);
      // a transposed convolution is normed per input channel
      all.add(Parameter.full(inner + "1.bias", out));
      all.add(Parameter.full(inner + "1.weight_g", in, 1, 1));
      all.add(Parameter.full(inner + "1.weight_v", in, out, 2L * strides.get(mirrored)));
      for (int unit = 0; unit < RESIDUAL_UNITS; unit++) {
        residual(all, inner + (unit + 2), out);
      }
      in = out;
    }
    snake(all, name + (blocks + 1), in);
    all.add(Parameter.full(name + (blocks + 2) + ".weight_g", channels, 1, 1));
    all.add(Parameter.full(name + (blocks + 2) + ".weight_v", channels, in, 7));
  }

  private static void residual(List<Parameter> all, String name, long width) {
    snake(all, name + ".layers.0", width);
    convolution(all, name + ".layers.1", width, width, 7);
    snake(all, name + ".layers.2", width);
    convolution(all, name + ".layers.3", width, width, 1);
  }

  private static void snake(List<Parameter> all, String name, long width) {
    all.add(Parameter.full(name + ".alpha", width));
    all.add(Parameter.full(name + ".beta", width));
  }

  private static void convolution(
      List<Parameter> all, String name, long out, long in, long kernel) {
    all.add(Parameter.full(name + ".bias", out));
    all.add(Parameter.full(name + ".weight_g", out, 1, 1));
    all.add(Parameter.full(name + ".weight_v", out, in, kernel));
  }
}
