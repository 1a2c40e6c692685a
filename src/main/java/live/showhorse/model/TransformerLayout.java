package live.showhorse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The transformer: base, distilled and both super-resolution checkpoints have the same tensors.
 *
 * @param keyHeads heads of keys and values; each serves hidden / headDim / keyHeads query heads
 * @param sandwich layers with weights of their own for video, audio and text, stacked
 * @param ungated layers whose feed-forward is GELU7 of width 4 hidden; others are SWIGLU7
 */
public record TransformerLayout(
    int layers,
    long hidden,
    long headDim,
    long keyHeads,
    long videoChannels,
    long audioChannels,
    long textChannels,
    Set<Integer> sandwich,
    Set<Integer> ungated)
    implements Layout {
  private static final int MODALITIES = 3;

  public TransformerLayout {
    sandwich = Set.copyOf(sandwich);
    ungated = Set.copyOf(ungated);
  }

  /** As published in daVinci-MagiHuman. */
  public static TransformerLayout published() {
    return new TransformerLayout(
        40, 5120, 128, 8, 192, 64, 3584, Set.of(0, 1, 2, 3, 36, 37, 38, 39), Set.of(0, 1, 2, 3));
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    all.add(Parameter.full("adapter.video_embedder.weight", hidden, videoChannels));
    all.add(Parameter.full("adapter.video_embedder.bias", hidden));
    all.add(Parameter.full("adapter.text_embedder.weight", hidden, textChannels));
    all.add(Parameter.full("adapter.text_embedder.bias", hidden));
    all.add(Parameter.full("adapter.audio_embedder.weight", hidden, audioChannels));
    all.add(Parameter.full("adapter.audio_embedder.bias", hidden));
    all.add(Parameter.full("adapter.rope.bands", headDim / 8));
    for (int layer = 0; layer < layers; layer++) {
      addLayer(all, layer);
    }
    all.add(Parameter.full("final_norm_video.weight", hidden));
    all.add(Parameter.full("final_norm_audio.weight", hidden));
    all.add(Parameter.full("final_linear_video.weight", videoChannels, hidden));
    all.add(Parameter.full("final_linear_audio.weight", audioChannels, hidden));
    return List.copyOf(all);
  }

  private void addLayer(List<Parameter> all, int layer) {
    String name = "block.layers." + layer + ".";
    long copies = sandwich.contains(layer) ? MODALITIES : 1;
    long heads = hidden / headDim;
    // one scalar gate per query head is part of the same product
    long qkvg = (heads + 2 * keyHeads) * headDim + heads;
    boolean gelu = ungated.contains(layer);
    long inner = gelu ? 4 * hidden : hidden * 8 / 3 / 4 * 4;
    long up = gelu ? inner : 2 * inner;
    all.add(Parameter.full(name + "attention.pre_norm.weight", copies * hidden));
    all.add(Parameter.quantised(name + "attention.linear_qkv.weight", copies * qkvg, hidden));
    all.add(Parameter.full(name + "attention.q_norm.weight", copies * headDim));
    all.add(Parameter.full(name + "attention.k_norm.weight", copies * headDim));
    all.add(Parameter.quantised(name + "attention.linear_proj.weight", copies * hidden, hidden));
    all.add(Parameter.full(name + "mlp.pre_norm.weight", copies * hidden));
    all.add(Parameter.quantised(name + "mlp.up_gate_proj.weight", copies * up, hidden));
    all.add(Parameter.quantised(name + "mlp.down_proj.weight", copies * hidden, inner));
  }
}
