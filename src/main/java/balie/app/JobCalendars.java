package balie.app;

import balie.config.BusinessCalendar;
import balie.config.CalendarReader;
import balie.config.JobConfig;
import balie.config.JobConfig.Calendar;
import balie.config.JobFiles;
import balie.enrich.OpenTimes;
import balie.issue.Problems;
import balie.model.BusinessHours;
import balie.model.OpeningHours;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The calendars of a job.
 *
 * @param usual of sources without one of their own; empty: all their time counts
 * @param bySource by name of source
 */
record JobCalendars(JobConfig job, Optional<BusinessCalendar> usual, Map<String, BusinessCalendar> bySource) {

    JobCalendars {
        bySource = new TreeMap<>(bySource);
    }

    /** Reads those that a job names; what is wrong is noted. */
    static JobCalendars read(
            JobConfig job, Path jobFile, JobFiles files, StringBuilder configuration, Problems problems) {
        Map<String, Optional<BusinessCalendar>> known = new LinkedHashMap<>();
        Map<String, BusinessCalendar> bySource = new TreeMap<>();
        Map<String, Calendar> named = new TreeMap<>();
        for (JobConfig.Source source : job.sources()) {
            source.calendar().ifPresent(calendar -> {
                Calendar before = named.putIfAbsent(source.name(), calendar);
                if (before != null && !before.name().equals(calendar.name())) {
                    problems.add(
                            job.file(),
                            calendar.line(),
                            "the source '" + source.name() + "' has the calendar '" + before.name() + "' on line "
                                    + before.line() + " and '" + calendar.name() + "' here",
                            "Entries of one source are of one desk: give both the same.");
                }
                known.computeIfAbsent(
                                calendar.name(), n -> read(calendar, job, jobFile, files, configuration, problems))
                        .ifPresent(found -> bySource.put(source.name(), found));
            });
        }
        Optional<BusinessCalendar> usual = job.calendar()
                .flatMap(calendar -> known.computeIfAbsent(
                        calendar.name(), n -> read(calendar, job, jobFile, files, configuration, problems)));
        return new JobCalendars(job, usual, bySource);
    }

    private static Optional<BusinessCalendar> read(
            Calendar calendar,
            JobConfig job,
            Path jobFile,
            JobFiles files,
            StringBuilder configuration,
            Problems problems) {
        return files.calendarFile(calendar.name(), jobFile, job.file(), calendar.line(), problems)
                .flatMap(file -> files.read(file, problems).flatMap(yaml -> {
                    configuration.append(yaml).append('\n');
                    return CalendarReader.read(calendar.name(), files.shown(file), yaml, job.zone(), problems);
                }));
    }

    OpenTimes openTimes() {
        BusinessHours always = new BusinessHours(OpeningHours.roundTheClock(job.zone()));
        Map<String, BusinessHours> hours = new TreeMap<>();
        bySource.forEach((source, calendar) -> hours.put(source, calendar.hours()));
        return new OpenTimes(usual.map(BusinessCalendar::hours).orElse(always), hours);
    }

    /** What business time is here, in words. */
    String words() {
        String all = usual.map(c -> "calendar " + c.name()).orElse("all time counts, since the job names no calendar");
        return all
                + bySource.entrySet().stream()
                        .map(e ->
                                "; " + e.getKey() + ": calendar " + e.getValue().name())
                        .collect(Collectors.joining());
    }

    /** A word for each calendar whose holidays do not reach over the days that are reported on. */
    List<String> warnings(LocalDate first, LocalDate last) {
        Map<String, BusinessCalendar> all = new TreeMap<>();
        usual.ifPresent(c -> all.put(c.name(), c));
        bySource.values().forEach(c -> all.put(c.name(), c));
        return all.values().stream()
                .flatMap(c -> c.hours().opening().yearsNotListed(first, last).stream()
                        .map(year -> "The calendar " + c.name() + " lists no holidays of " + year
                                + ", so all of them count as open."))
                .toList();
    }
}
