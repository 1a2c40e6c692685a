package live.showhorse.model;

/**
 * Under which terms the files were published when this was written; the file beside them counts.
 */
public enum Licence {
  DAVINCI("Apache-2.0", "SII-GAIR and Sand.ai (daVinci-MagiHuman)"),
  GEMMA("Gemma Terms of Use", "Google (t5gemma-9b-9b-ul2)"),
  STABILITY("Stability AI Community License", "Stability AI (stable-audio-open-1.0)"),
  WAN("Apache-2.0", "Wan-AI (Wan2.2-TI2V-5B)");

  private final String terms;
  private final String publisher;

  Licence(String terms, String publisher) {
    this.terms = terms;
    this.publisher = publisher;
  }

  public String terms() {
    return terms;
  }

  public String publisher() {
    return publisher;
  }
}
