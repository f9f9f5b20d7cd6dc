package balie.app;

import balie.config.CorrectionsReader;
import balie.config.FailureDemandReader;
import balie.config.JobFiles;
import balie.config.TaxonomyReader;
import balie.issue.Problems;
import balie.model.Correction;
import balie.model.FailureDemand;
import balie.model.Taxonomy;
import balie.text.Wording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people wrote beside a job: each file need not be there. */
final class FilesBesideJob {

    private final Path jobFile;
    private final JobFiles jobFiles;
    private final StringBuilder configuration;
    private final Problems problems;

    /**
     * @param configuration to which is added what makes the run another
     * @param problems takes what is wrong in the files
     */
    FilesBesideJob(Path jobFile, JobFiles jobFiles, StringBuilder configuration, Problems problems) {
        this.jobFile = jobFile;
        this.jobFiles = jobFiles;
        this.configuration = configuration;
        this.problems = problems;
    }

    /** Reads a file in YAML. */
    private interface Reader<T> {
        Optional<T> read(String shown, String yaml, Problems problems);
    }

    private <T> T read(Path file, Reader<T> reader, T otherwise) {
        if (!Files.isRegularFile(file)) {
            return otherwise;
        }
        return jobFiles.read(file, problems)
                .flatMap(yaml -> {
                    configuration.append(yaml).append('\n');
                    return reader.read(jobFiles.shown(file), yaml, problems);
                })
                .orElse(otherwise);
    }

    /** What people said of questions. */
    List<Correction> corrections() {
        return read(
                QuestionFiles.corrections(jobFile),
                (shown, yaml, noted) -> Optional.of(CorrectionsReader.read(shown, yaml, noted)),
                List.of());
    }

    /** The categories of complaints. */
    Taxonomy taxonomy() {
        return read(QuestionFiles.taxonomy(jobFile), TaxonomyReader::read, Taxonomy.NONE);
    }

    /** What makes a contact failure demand. */
    FailureDemand failureDemand() {
        return read(QuestionFiles.failureDemand(jobFile), FailureDemandReader::read, FailureDemand.NONE);
    }

    /** Pairs of sentences of further languages. */
    Map<String, Path> languages() {
        try {
            Map<String, Path> languages = QuestionFiles.languages(jobFile);
            for (Path pairs : languages.values()) {
                configuration.append(Wording.sha256(Files.readAllBytes(pairs))).append('\n');
            }
            return languages;
        } catch (IOException e) {
            problems.add(
                    null, 0, "the pairs of sentences beside the job can not be read: " + e, "Check their permissions.");
            return Map.of();
        }
    }
}
