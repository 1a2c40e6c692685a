package live.showhorse.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What one kind of picture needs, with everything kept in memory as a warm engine does.
 *
 * @param picture 256p, 540p or 1080p, five seconds
 * @param weights bf16 or fp8
 * @param bytes of weights and of working memory
 */
public record Fit(String picture, String weights, long bytes) {
  /**
   * Bytes a token while a block runs: residual and its norm (4 + 2) x 5120, query, key, value and
   * gate 2 x 7208, attention 2 x 5120, feed-forward 2 x 27304 before and 2 x 13652 after its
   * activation.
   */
  private static final long TOKEN_BYTES = 6 * 5120 + 2 * 7208 + 2 * 5120 + 2 * 27_304 + 2 * 13_652;

  /** Tokens of five seconds with the longest prompt, 640 tokens. */
  private static final long TOKENS_256P = 4350;

  private static final long TOKENS_540P = 15_102;
  private static final long TOKENS_1080P = 66_046;

  private static final List<ModelPart> ALWAYS =
      List.of(
          ModelPart.DISTILL,
          ModelPart.TEXT_ENCODER,
          ModelPart.AUDIO,
          ModelPart.TURBO_DECODER,
          ModelPart.VIDEO_VAE);

  static List<Fit> all(ModelLayouts layouts) {
    List<Fit> fits = new ArrayList<>();
    add(fits, layouts, "256p", ALWAYS, TOKENS_256P);
    add(fits, layouts, "540p", with(ModelPart.SR_540P), TOKENS_540P);
    add(fits, layouts, "1080p", with(ModelPart.SR_1080P), TOKENS_1080P);
    return List.copyOf(fits);
  }

  /** Bytes that are missing in so much memory; 0 where it fits. */
  public long shortOf(long memory) {
    return Math.max(0, bytes - memory);
  }

  private static void add(
      List<Fit> fits, ModelLayouts layouts, String picture, List<ModelPart> parts, long tokens) {
    long bf16 = 0;
    long fp8 = 0;
    for (ModelPart part : parts) {
      for (Parameter parameter : layouts.of(part).parameters()) {
        bf16 += parameter.bf16Bytes();
        fp8 += parameter.fp8Bytes();
      }
    }
    fits.add(new Fit(picture, "bf16", bf16 + tokens * TOKEN_BYTES));
    fits.add(new Fit(picture, "fp8", fp8 + tokens * TOKEN_BYTES));
  }

  private static List<ModelPart> with(ModelPart part) {
    List<ModelPart> parts = new ArrayList<>(ALWAYS);
    parts.add(part);
    return parts;
  }
}
