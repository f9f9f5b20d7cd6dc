package balie.text.redact;

/** Finds one sort of personal data, in time that grows with the length of the text only. */
interface Finder {

    void find(Words words, Spans spans);
}
