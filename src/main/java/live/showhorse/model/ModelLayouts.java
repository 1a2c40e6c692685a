package live.showhorse.model;

/** What the parts consist of; the published sizes unless a test says otherwise. */
public record ModelLayouts(
    TransformerLayout transformer,
    TextEncoderLayout textEncoder,
    AudioLayout audio,
    TurboDecoderLayout turboDecoder,
    VideoVaeLayout videoVae) {

  public static ModelLayouts published() {
    return new ModelLayouts(
        TransformerLayout.published(),
        TextEncoderLayout.published(),
        AudioLayout.published(),
        TurboDecoderLayout.published(),
        VideoVaeLayout.published());
  }

  public Layout of(ModelPart part) {
    return switch (part) {
      case BASE, DISTILL, SR_540P, SR_1080P -> transformer;
      case TEXT_ENCODER -> textEncoder;
      case AUDIO -> audio;
      case TURBO_DECODER -> turboDecoder;
      case VIDEO_VAE -> videoVae;
    };
  }
}
