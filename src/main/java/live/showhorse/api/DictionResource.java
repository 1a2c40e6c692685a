package live.showhorse.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.presenter.Presenter;
import live.showhorse.presenter.Presenters;
import live.showhorse.speech.Delivery;
import live.showhorse.speech.Lexicon;
import live.showhorse.speech.LexiconCheck;
import live.showhorse.speech.LexiconEntry;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a presenter speaks: its lexicon, its speed and its pitch. */
@Path("/v1/presenters/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "presenters")
public class DictionResource {
  private final Presenters presenters;
  private final LimitsConfig limits;

  DictionResource(Presenters presenters, LimitsConfig limits) {
    this.limits = limits;
    this.presenters = presenters;
  }

  @GET
  @Path("/lexicon")
  @Operation(summary = "How the presenter reads certain words")
  public List<LexiconEntryBody> lexicon(String id) {
    return shownLexicon(presenters.get(id));
  }

  @PUT
  @Path("/lexicon")
  @Operation(
      summary = "Replace the lexicon",
      description =
          "At most 500 entries. Where several words stand at one place of a text, the longest wins;"
              + " words in Latin script count only whole. An entry that cannot be used is refused"
              + " (422) by its number. Lines that are not rendered yet are read so.")
  public List<LexiconEntryBody> putLexicon(String id, List<LexiconEntryBody> body) {
    Lexicon lexicon =
        LexiconCheck.checked(entries(Given.required("body", body)), limits.lexiconEntries());
    return shownLexicon(presenters.putDiction(id, diction -> diction.with(lexicon)));
  }

  @GET
  @Path("/delivery")
  @Operation(summary = "Speed and pitch of lines that name none")
  public DeliveryBody delivery(String id) {
    return DeliveryBody.of(presenters.get(id).diction().delivery());
  }

  @PUT
  @Path("/delivery")
  @Operation(summary = "Set speed and pitch of lines that name none")
  public DeliveryBody putDelivery(String id, DeliveryBody body) {
    Delivery delivery = Given.required("body", body).toDelivery();
    return DeliveryBody.of(
        presenters.putDiction(id, diction -> diction.with(delivery)).diction().delivery());
  }

  private static List<LexiconEntry> entries(List<LexiconEntryBody> bodies) {
    List<LexiconEntry> entries = new ArrayList<>();
    for (int at = 0; at < bodies.size(); at++) {
      String place = "[" + at + "]";
      entries.add(Given.required(place, bodies.get(at)).toEntry(place));
    }
    return entries;
  }

  private static List<LexiconEntryBody> shownLexicon(Presenter presenter) {
    return presenter.diction().lexicon().entries().stream().map(LexiconEntryBody::of).toList();
  }
}
