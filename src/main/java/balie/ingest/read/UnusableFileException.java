package balie.ingest.read;

/** A file that holds nothing that can be read as records. */
public final class UnusableFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String found;
    private final String remedy;

    public UnusableFileException(int line, String found, String remedy) {
        super(found);
        this.line = line;
        this.found = found;
        this.remedy = remedy;
    }

    public int line() {
        return line;
    }

    /** What is wrong with the file. */
    public String found() {
        return found;
    }

    public String remedy() {
        return remedy;
    }
}
