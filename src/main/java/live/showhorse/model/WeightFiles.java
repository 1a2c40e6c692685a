package live.showhorse.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files that together hold the weights of one part.
 *
 * @param path what to open: the folder of shards, or the file
 * @param index the file that says which shard holds which tensor, where there is one
 * @param files the shards that are there, or the one file
 */
public record WeightFiles(Path path, Form form, Optional<Path> index, List<Path> files) {
  /** How weights are stored. */
  public enum Form {
    SHARDS,
    SINGLE,
    /** A PyTorch pickle; the engine does not read it, {@link TorchConverter} does. */
    TORCH
  }

  public WeightFiles {
    files = List.copyOf(files);
  }

  /** The folder that the files are in. */
  public Path folder() {
    return form == Form.SHARDS ? path : path.toAbsolutePath().getParent();
  }
}
