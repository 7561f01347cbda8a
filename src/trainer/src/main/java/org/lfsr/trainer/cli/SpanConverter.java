package org.lfsr.trainer.cli;

import org.lfsr.inference.Span;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 0.4..1.2}. */
final class SpanConverter implements ITypeConverter<Span> {

    @Override
    public Span convert(String text) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            if (ends.length == 2) {
                return new Span(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'%s': %s".formatted(text, e.getMessage()));
        }
        throw new TypeConversionException("'%s' is no span; wanted one as 0.4..1.2".formatted(text));
    }
}
