package live.showhorse.model;

import java.util.List;

/** Which tensors a module has, derived from its configuration. */
public interface Layout {
  /**
   * All of them, under their names in the file; what else is under {@link #prefix()} is an error.
   */
  List<Parameter> parameters();

  /**
   * Begins the names that are this module's; other tensors of the file belong to other software.
   */
  default String prefix() {
    return "";
  }
}
