package balie.config;

import balie.model.BusinessHours;

/**
 * A validated file in jobs/calendars/.
 *
 * @param name small letters, digits and '-', as in the name of its file
 * @param describes what it stands for, in a sentence; empty if the file does not say
 */
public record BusinessCalendar(String name, String describes, BusinessHours hours) {}
