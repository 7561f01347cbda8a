package org.lfsr.messaging;

/**
 * What a conductor left behind when it stopped.
 *
 * @param unfinished how many scans were at work still, whose results nobody will see
 * @param released how many records were taken in but not finished; whoever reads their partitions next does them
 */
public record Stopped(int unfinished, int released) {}
