package live.showhorse.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The encoder half of T5Gemma; the decoder beside it in the same files is not used.
 *
 * @param queries width of the queries: heads times head size
 * @param keys width of keys and of values
 */
public record TextEncoderLayout(
    int layers, long vocabulary, long hidden, long intermediate, long queries, long keys)
    implements Layout {

  /** As published in google/t5gemma-9b-9b-ul2. */
  public static TextEncoderLayout published() {
    return new TextEncoderLayout(42, 256_000, 3584, 14_336, 4096, 2048);
  }

  @Override
  public String prefix() {
    return "model.encoder.";
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    all.add(Parameter.half(prefix() + "embed_tokens.weight", vocabulary, hidden));
    for (int layer = 0; layer < layers; layer++) {
      String name = prefix() + "layers." + layer + ".";
      all.add(Parameter.quantised(name + "self_attn.q_proj.weight", queries, hidden));
      all.add(Parameter.quantised(name + "self_attn.k_proj.weight", keys, hidden));
      all.add(Parameter.quantised(name + "self_attn.v_proj.weight", keys, hidden));
      all.add(Parameter.quantised(name + "self_attn.o_proj.weight", hidden, queries));
      all.add(Parameter.quantised(name + "mlp.gate_proj.weight", intermediate, hidden));
      all.add(Parameter.quantised(name + "mlp.up_proj.weight", intermediate, hidden));
      all.add(Parameter.quantised(name + "mlp.down_proj.weight", hidden, intermediate));
      all.add(Parameter.half(name + "pre_self_attn_layernorm.weight", hidden));
      all.add(Parameter.half(name + "post_self_attn_layernorm.weight", hidden));
      all.add(Parameter.half(name + "pre_feedforward_layernorm.weight", hidden));
      all.add(Parameter.half(name + "post_feedforward_layernorm.weight", hidden));
    }
    all.add(Parameter.half(prefix() + "norm.weight", hidden));
    return List.copyOf(all);
  }
}
