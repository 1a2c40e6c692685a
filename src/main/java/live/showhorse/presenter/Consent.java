package live.showhorse.presenter;

import java.time.Instant;

/**
 * The record that the person in the photo agreed to be shown speaking.
 *
 * @param given whether consent was given; without it no presenter is made
 * @param by who gave it, 1..200 characters
 * @param at when it was recorded
 */
public record Consent(boolean given, String by, Instant at) {}
