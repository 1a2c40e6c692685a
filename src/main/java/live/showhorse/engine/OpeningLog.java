package live.showhorse.engine;

import org.jboss.logging.Logger;

/** Logs the opening of an engine: each stage, and within a stage each tenth. Any one thread. */
final class OpeningLog implements ShowhorseLibrary.Progress {
  private static final Logger LOG = Logger.getLogger(OpeningLog.class);
  private static final double STEP = 0.1;

  private final String name;
  private String lastStage = "";
  private double lastDone;

  OpeningLog(String name) {
    this.name = name;
  }

  @Override
  public void at(double done, String stage) {
    if (stage.equals(lastStage) && done < lastDone + STEP) {
      return;
    }
    lastStage = stage;
    lastDone = done;
    LOG.infof("engine opening name=%s stage='%s' done=%.0f%%", name, stage, 100 * done);
  }
}
