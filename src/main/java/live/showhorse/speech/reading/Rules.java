package live.showhorse.speech.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways to write something with figures, and how each is said. The text is walked once: where
 * several rules match, the leftmost match wins, then the rule that was added first; what a rule has
 * said is not looked at again. Thread-safe once built.
 */
final class Rules {
  private record Rule(Pattern pattern, Function<MatchResult, Optional<String>> words) {}

  private final Map<String, String> macros;
  private final List<Rule> rules = new ArrayList<>();

  /**
   * @param macros names that stand for pieces of patterns; none may be part of another
   */
  Rules(Map<String, String> macros) {
    this.macros = macros;
  }

  /** Adds a rule that always applies where its pattern matches. */
  Rules say(String pattern, Function<MatchResult, String> words) {
    return maybe(pattern, match -> Optional.of(words.apply(match)));
  }

  /** Adds a rule that may decline a match; the rules after it are then tried. */
  Rules maybe(String pattern, Function<MatchResult, Optional<String>> words) {
    String whole = pattern;
    for (Map.Entry<String, String> macro : macros.entrySet()) {
      whole = whole.replace(macro.getKey(), macro.getValue());
    }
    rules.add(new Rule(Pattern.compile(whole), words));
    return this;
  }

  String apply(String text) {
    List<Matcher> matchers = new ArrayList<>();
    for (Rule rule : rules) {
      matchers.add(rule.pattern().matcher(text).useTransparentBounds(true));
    }
    boolean[] found = new boolean[matchers.size()];
    for (int at = 0; at < found.length; at++) {
      found[at] = matchers.get(at).find();
    }
    var words = new StringBuilder();
    int done = 0;
    while (true) {
      int first = leftmost(matchers, found, done);
      if (first < 0) {
        return words.append(text, done, text.length()).toString();
      }
      Matcher match = matchers.get(first);
      Optional<String> said = rules.get(first).words().apply(match.toMatchResult());
      if (said.isPresent()) {
        words.append(text, done, match.start()).append(said.get());
        done = match.end();
      }
      found[first] = match.find();
    }
  }

  /** Also moves on matchers whose match begins in what was said already. */
  private static int leftmost(List<Matcher> matchers, boolean[] found, int done) {
    int first = -1;
    for (int at = 0; at < found.length; at++) {
      Matcher matcher = matchers.get(at);
      if (found[at] && matcher.start() < done) {
        found[at] = matcher.find(done);
      }
      if (found[at] && (first < 0 || matcher.start() < matchers.get(first).start())) {
        first = at;
      }
    }
    return first;
  }
}
