package live.showhorse.speech;

import live.showhorse.script.Language;

/**
 * A voice that can be asked for by name.
 *
 * @param id stable name, for instance {@code en-us+f3} (espeak-ng) or {@code nitech-m001} (Open
 *     JTalk)
 * @param language what it reads
 * @param program the speech program that speaks it: {@code showhorse-espeak} or {@code open_jtalk}
 */
public record Voice(String id, Language language, String program) {}
