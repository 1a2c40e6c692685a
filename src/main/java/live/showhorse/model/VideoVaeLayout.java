package live.showhorse.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The Wan2.2 video autoencoder: encodes the photo, and decodes where TurboVAED is not wanted.
 *
 * @param encoderWidth channels of the encoder's first stage
 * @param decoderWidth channels of the decoder's last stage
 * @param multipliers of these widths, per stage
 * @param residualBlocks per encoder stage; a decoder stage has one more
 * @param timeDown whether a stage that halves the picture also halves the frames
 */
public record VideoVaeLayout(
    long encoderWidth,
    long decoderWidth,
    long latentChannels,
    List<Integer> multipliers,
    int residualBlocks,
    List<Boolean> timeDown)
    implements Layout {
  /** Three colours of a patch of 2 x 2 pixels. */
  private static final long PATCH_CHANNELS = 12;

  public VideoVaeLayout {
    multipliers = List.copyOf(multipliers);
    timeDown = List.copyOf(timeDown);
  }

  /** As published in Wan-AI/Wan2.2-TI2V-5B. */
  public static VideoVaeLayout published() {
    return new VideoVaeLayout(160, 256, 48, List.of(1, 2, 4, 4), 2, List.of(false, true, true));
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    addEncoder(all);
    long moments = 2 * latentChannels;
    convolution(all, "conv1", moments, moments, 1, 1, 1);
    convolution(all, "conv2", latentChannels, latentChannels, 1, 1, 1);
    addDecoder(all);
    return List.copyOf(all);
  }

  private void addEncoder(List<Parameter> all) {
    long width = encoderWidth;
    convolution(all, "encoder.conv1", width, PATCH_CHANNELS, 3, 3, 3);
    for (int stage = 0; stage < multipliers.size(); stage++) {
      String name = "encoder.downsamples." + stage + ".downsamples.";
      long out = encoderWidth * multipliers.get(stage);
      for (int block = 0; block < residualBlocks; block++) {
        residual(all, name + block, width, out);
        width = out;
      }
      if (stage < multipliers.size() - 1) {
        convolution(all, name + residualBlocks + ".resample.1", out, out, 3, 3);
        if (timeDown.get(stage)) {
          convolution(all, name + residualBlocks + ".time_conv", out, out, 3, 1, 1);
        }
      }
    }
    middle(all, "encoder.middle.", width);
    head(all, "encoder.head.", width, 2 * latentChannels);
  }

  private void addDecoder(List<Parameter> all) {
    List<Integer> reversed = multipliers.reversed();
    long width = decoderWidth * reversed.getFirst();
    convolution(all, "decoder.conv1", width, latentChannels, 3, 3, 3);
    middle(all, "decoder.middle.", width);
    for (int stage = 0; stage < reversed.size(); stage++) {
      String name = "decoder.upsamples." + stage + ".upsamples.";
      long out = decoderWidth * reversed.get(stage);
      for (int block = 0; block <= residualBlocks; block++) {
        residual(all, name + block, width, out);
        width = out;
      }
      if (stage < reversed.size() - 1) {
        String up = name + (residualBlocks + 1);
        convolution(all, up + ".resample.1", out, out, 3, 3);
        if (timeDown.reversed().get(stage)) {
          convolution(all, up + ".time_conv", 2 * out, out, 3, 1, 1);
        }
      }
    }
    head(all, "decoder.head.", width, PATCH_CHANNELS);
  }

  private static void middle(List<Parameter> all, String name, long width) {
    residual(all, name + "0", width, width);
    all.add(Parameter.half(name + "1.norm.gamma", width, 1, 1));
    convolution(all, name + "1.to_qkv", 3 * width, width, 1, 1);
    convolution(all, name + "1.proj", width, width, 1, 1);
    residual(all, name + "2", width, width);
  }

  private static void head(List<Parameter> all, String name, long width, long out) {
    all.add(Parameter.half(name + "0.gamma", width, 1, 1, 1));
    convolution(all, name + "2", out, width, 3, 3, 3);
  }

  private static void residual(List<Parameter> all, String name, long in, long out) {
    all.add(Parameter.half(name + ".residual.0.gamma", in, 1, 1, 1));
    convolution(all, name + ".residual.2", out, in, 3, 3, 3);
    all.add(Parameter.half(name + ".residual.3.gamma", out, 1, 1, 1));
    convolution(all, name + ".residual.6", out, out, 3, 3, 3);
    if (in != out) {
      convolution(all, name + ".shortcut", out, in, 1, 1, 1);
    }
  }

  private static void convolution(List<Parameter> all, String name, long... weight) {
    all.add(Parameter.half(name + ".weight", weight));
    all.add(Parameter.half(name + ".bias", weight[0]));
  }
}
