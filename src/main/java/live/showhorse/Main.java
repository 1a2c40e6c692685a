package live.showhorse;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Begins the service. */
@QuarkusMain
public final class Main {
  /** Quarkus' own check, made before any route, answers without a body; ours says what is wrong. */
  private static final String NO_BARE_ANSWER = "vertx.disableURIValidation";

  private Main() {}

  public static void main(String... arguments) {
    System.setProperty(NO_BARE_ANSWER, "true");
    Quarkus.run(arguments);
  }
}
