package org.lfsr.onnx;

/**
 * What flows from one node of a graph to others.
 *
 * @param name unique in the graph
 */
public record Edge(String name) {}
