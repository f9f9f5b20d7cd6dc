package balie.classify;

import balie.classify.ComplaintClassifier.Contact;
import balie.classify.ComplaintClassifier.Decision;
import balie.model.ClassifiedBy;
import balie.model.Kind;
import balie.model.Severity;
import balie.model.Taxonomy;
import balie.model.Taxonomy.Category;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintClassifierTest {

    private static final TextVectors VECTORS = new WordVectors();
    private static final ContactKind KINDS = ContactKind.learned(VECTORS);
    private static final String PARCEL = "my parcel is lost";

    private final Taxonomy taxonomy = new Taxonomy(List.of(
            category(
                    "delivery",
                    Optional.of(Severity.HIGH),
                    "parcel lost",
                    "parcel late",
                    "my parcel is late",
                    "lost parcel"),
            category(
                    "billing",
                    Optional.empty(),
                    "wrong invoice",
                    "invoice too high",
                    "my invoice is wrong",
                    "high invoice")));
    private final ComplaintClassifier classifier = ComplaintClassifier.learned(taxonomy, KINDS, VECTORS);

    @Test
    void what_is_recorded_stands_whatever_the_text_says() {
        Decision decision = decide(Kind.COMPLAINT, " Recorded BILLING", PARCEL);

        assertThat(decision.kindBy()).isEqualTo(ClassifiedBy.RECORDED);
        assertThat(decision.category()).contains("billing");
        assertThat(decision.categoryBy()).contains(ClassifiedBy.RECORDED);
        assertThat(decision.guessedCategory()).contains("delivery");
        assertThat(decision.severity()).isEmpty();
    }

    @Test
    void a_text_is_asked_where_nothing_that_is_known_was_recorded() {
        for (String recorded : new String[] {null, "something else"}) {
            Decision decision = decide(Kind.COMPLAINT, recorded, PARCEL);

            assertThat(decision.category()).contains("delivery");
            assertThat(decision.categoryBy()).contains(ClassifiedBy.CLASSIFIED);
            assertThat(decision.severity()).contains(Severity.HIGH);
            assertThat(decision.cause()).contains("cause of delivery");
        }
    }

    @Test
    void doubt_is_said() {
        Decision decision = decide(Kind.COMPLAINT, null, null);

        assertThat(decision.category()).contains(Taxonomy.UNCLASSIFIED);
        assertThat(decision.categoryBy()).contains(ClassifiedBy.UNCLASSIFIED);
        assertThat(decision.guessedCategory()).isEmpty();
    }

    @Test
    void what_is_no_complaint_has_no_category() {
        Decision decision = decide(Kind.QUESTION, "recorded delivery", PARCEL);

        assertThat(decision.kind()).contains(Kind.QUESTION);
        assertThat(decision.category()).isEmpty();
        assertThat(decision.categoryBy()).isEmpty();
    }

    @Test
    void a_kind_is_concluded_only_where_that_was_validated() {
        String text = LabelledText.kinds().stream()
                .filter(t -> t.label().equals(Kind.COMPLAINT.code()))
                .map(LabelledText::text)
                .filter(t -> KINDS.of(t, VECTORS.of(t, "nl")).equals(Optional.of(Kind.COMPLAINT)))
                .findFirst()
                .orElseThrow();
        Contact contact = new Contact(null, null, text, VECTORS.of(text, "nl"), true);
        Decision on = classifier.decide(contact);
        Decision off = classifier.decide(new Contact(null, null, text, contact.meaning(), false));

        assertThat(on.kind()).contains(Kind.COMPLAINT);
        assertThat(on.kindBy()).isEqualTo(ClassifiedBy.CLASSIFIED);
        assertThat(on.category()).isPresent();
        assertThat(off.kind()).isEmpty();
        assertThat(off.kindBy()).isEqualTo(ClassifiedBy.UNCLASSIFIED);
        assertThat(off.category()).isEmpty();
    }

    private Decision decide(Kind kind, @Nullable String recorded, @Nullable String text) {
        return classifier.decide(new Contact(kind, recorded, text, text == null ? null : VECTORS.of(text, "en"), true));
    }

    private static Category category(String id, Optional<Severity> severity, String... examples) {
        return new Category(
                id,
                Map.of("en", id),
                Map.of(),
                Map.of("en", List.of(examples)),
                severity,
                Optional.of("cause of " + id),
                Set.of("recorded " + id));
    }
}
