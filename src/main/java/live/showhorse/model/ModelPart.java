package live.showhorse.model;

import java.util.Locale;
import java.util.function.Predicate;

/** The parts of a download, each with weights of its own. */
public enum ModelPart {
  BASE("256p in 32 steps, with guidance", Licence.DAVINCI, "", "base/"),
  DISTILL("256p in 8 steps", Licence.DAVINCI, "", "distill/"),
  SR_540P("from 256p to 540p", Licence.DAVINCI, "", "540p_sr/"),
  SR_1080P("from 256p to 1080p", Licence.DAVINCI, "", "1080p_sr/"),
  TEXT_ENCODER("reads the prompt", Licence.GEMMA, "tokenizer.json", "t5gemma-9b-9b-ul2/"),
  AUDIO(
      "sound from latents and back",
      Licence.STABILITY,
      "model_config.json",
      "stable-audio-open-1.0/model.safetensors"),
  TURBO_DECODER(
      "frames from latents, fast", Licence.DAVINCI, "", "turbo_vae/checkpoint-340000.ckpt"),
  VIDEO_VAE("photo to latent; frames, slow", Licence.WAN, "", "Wan2.2_VAE.pth");

  private final String purpose;
  private final Licence licence;
  private final String companion;
  private final String published;

  ModelPart(String purpose, Licence licence, String companion, String published) {
    this.purpose = purpose;
    this.licence = licence;
    this.companion = companion;
    this.published = published;
  }

  public String purpose() {
    return purpose;
  }

  public Licence licence() {
    return licence;
  }

  /** A file that must lie beside the weights, or "". */
  String companion() {
    return companion;
  }

  /** Under which name it was published. */
  public String published() {
    return published;
  }

  /** The name in reports: base, distill, 540p_sr, 1080p_sr, text_encoder, ... */
  @Override
  public String toString() {
    return switch (this) {
      case SR_540P -> "540p_sr";
      case SR_1080P -> "1080p_sr";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  boolean isTransformer() {
    return ordinal() <= SR_1080P.ordinal();
  }

  boolean isPublishedAsTorch() {
    return published.endsWith(".ckpt") || published.endsWith(".pth");
  }

  /** Whether a tensor of that name shows that a file belongs to this part, or to its family. */
  Predicate<String> sign() {
    return switch (this) {
      case BASE, DISTILL, SR_540P, SR_1080P -> name -> name.startsWith("block.layers.");
      case TEXT_ENCODER -> name -> name.startsWith("model.encoder.");
      case AUDIO -> name -> name.startsWith("pretransform.model.");
      case TURBO_DECODER -> name -> name.startsWith("decoder.up_blocks.");
      case VIDEO_VAE -> name -> name.startsWith("encoder.downsamples.");
    };
  }

  /** What a folder or file of this part is called, where its contents cannot say it. */
  boolean isNamed(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return switch (this) {
      case SR_1080P -> name.contains("1080p_sr") || name.contains("sr_1080p");
      case SR_540P -> name.contains("540p_sr") || name.contains("sr_540p");
      case DISTILL -> name.contains("distill");
      case BASE -> name.equals("base") || name.endsWith("-base") || name.endsWith("_base");
      case TEXT_ENCODER -> name.contains("t5gemma") || name.equals("text_encoder");
      case AUDIO -> name.contains("stable-audio") || name.equals("audio_vae");
      case TURBO_DECODER -> name.contains("turbo");
      case VIDEO_VAE -> name.startsWith("wan2.2_vae");
    };
  }
}
