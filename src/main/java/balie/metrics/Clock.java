package balie.metrics;

import balie.model.Term;

/** By which time a figure goes. */
public enum Clock implements Term {
    OPENING("The instant at which the contact began says to which period it belongs; nothing else is timed.", ""),
    STATE("The state as of the instant named.", "state as of the instant named"),
    CALENDAR("Time as it goes by, nights and holidays included.", "calendar time"),
    BUSINESS("Time while the desk is open, by the job's calendar.", "business time"),
    RECORDED("The source's own clock, by the rules that the desk set there.", "as recorded by the desk");

    private final String doc;
    private final String words;

    Clock(String doc, String words) {
        this.doc = doc;
        this.words = words;
    }

    @Override
    public String doc() {
        return doc;
    }

    /** As it ends a definition; empty: the definition says it all. */
    String words() {
        return words;
    }
}
