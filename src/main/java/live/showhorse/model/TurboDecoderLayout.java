package live.showhorse.model;

import java.util.ArrayList;
import java.util.List;

/**
 * TurboVAED, the fast video decoder, in the order of its layers.
 *
 * @param widths channels of the up-blocks, first to last
 * @param resnets residual blocks of the middle block and of each up-block (without the one that
 *     changes the width)
 * @param timeUp whether an up-block doubles the frames
 * @param spaceUp whether an up-block doubles height and width
 */
public record TurboDecoderLayout(
    long latentChannels,
    List<Long> widths,
    List<Integer> resnets,
    List<Boolean> timeUp,
    List<Boolean> spaceUp)
    implements Layout {
  /** Three colours of a patch of 2 x 2 pixels. */
  private static final long OUTPUT_CHANNELS = 12;

  public TurboDecoderLayout {
    widths = List.copyOf(widths);
    resnets = List.copyOf(resnets);
    timeUp = List.copyOf(timeUp);
    spaceUp = List.copyOf(spaceUp);
  }

  /** As published in daVinci-MagiHuman's {@code turbo_vae}. */
  public static TurboDecoderLayout published() {
    return new TurboDecoderLayout(
        48,
        List.of(512L, 256L, 128L, 64L),
        List.of(3, 3, 2, 2, 2),
        List.of(true, true, false, false),
        List.of(true, true, true, false));
  }

  @Override
  public String prefix() {
    return "decoder.";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    long width = widths.getFirst();
    convolution(all, "decoder.conv_in.conv", width, latentChannels, 3, 3, 3);
    for (int block = 0; block < resnets.getFirst(); block++) {
      residual(all, "decoder.mid_block.resnets." + block, width, width);
    }
    for (int stage = 0; stage < widths.size(); stage++) {
      String name = "decoder.up_blocks." + stage;
      long out = widths.get(stage);
      if (out != width) {
        residual(all, name + ".conv_in", width, out);
      }
      if (spaceUp.get(stage)) {
        convolution(all, name + ".upsamplers.0.resample.1", out, out, 3, 3);
      }
      if (timeUp.get(stage)) {
        convolution(all, name + ".upsamplers.0.time_conv.conv", 2 * out, out, 3, 1, 1);
      }
      for (int block = 0; block < resnets.get(stage + 1); block++) {
        residual(all, name + ".resnets." + block, out, out);
      }
      width = out;
    }
    convolution(all, "decoder.conv_out.conv", OUTPUT_CHANNELS, width, 3, 3, 3);
    return List.copyOf(all);
  }

  private static void residual(List<Parameter> all, String name, long in, long out) {
    convolution(all, name + ".conv1.conv", out, in, 3, 3, 3);
    convolution(all, name + ".conv2.conv", out, out, 3, 3, 3);
    if (in != out) {
      convolution(all, name + ".conv_shortcut.conv", out, in, 1, 1, 1);
    }
  }

  private static void convolution(List<Parameter> all, String name, long... weight) {
    all.add(Parameter.half(name + ".weight", weight));
    all.add(Parameter.half(name + ".bias", weight[0]));
  }
}
