package live.showhorse.command;

import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a command says beside its result: progress and problems, on standard error.
 *
 * @param terminal whether progress may overwrite itself
 */
public record Console(PrintStream err, boolean terminal) {

  /** That of this process. Log lines of the service's parts below WARN are left out. */
  public static Console standard() {
    Logger.getLogger("").setLevel(Level.WARNING);
    return new Console(System.err, System.console() != null && System.console().isTerminal());
  }

  /** Shows what runs now, in place of what ran before; empty when all is done. */
  public void progress(String what) {
    if (terminal) {
      err.print("\r\u001b[K" + what);
      err.flush();
    } else if (!what.isEmpty()) {
      err.println(what);
    }
  }

  /** A sentence for the person who typed the command. */
  public void problem(String sentence) {
    progress("");
    err.println("showhorse: " + sentence);
  }
}
