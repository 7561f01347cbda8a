package org.lfsr.pipeline.manifest;

/**
 * Something that did not keep a scan from being done, and that a person should know.
 *
 * @param code for programs: capital letters and underscores
 * @param sentence in words; no patient data
 */
public record Warning(String code, String sentence) {}
