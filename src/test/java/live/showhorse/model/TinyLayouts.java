package live.showhorse.model;

import java.util.List;
import java.util.Set;

/** The modules of the golden tensors: the published architecture at a small width. */
final class TinyLayouts {
  static final TransformerLayout TRANSFORMER =
      new TransformerLayout(6, 128, 32, 2, 192, 64, 96, Set.of(0, 1, 4, 5), Set.of(0, 1));
  static final TextEncoderLayout TEXT_ENCODER = new TextEncoderLayout(4, 512, 96, 192, 128, 64);
  static final TurboDecoderLayout TURBO_DECODER =
      new TurboDecoderLayout(
          48,
          List.of(64L, 48L, 32L, 16L),
          List.of(3, 3, 2, 2, 2),
          List.of(true, true, false, false),
          List.of(true, true, true, false));
  static final VideoVaeLayout VIDEO_VAE =
      new VideoVaeLayout(8, 16, 48, List.of(1, 2, 4, 4), 2, List.of(false, true, true));
  static final AudioLayout AUDIO =
      new AudioLayout(2, 8, List.of(1, 2, 4, 8, 16), List.of(2, 4, 4, 8, 8), 64);

  private TinyLayouts() {}
}
