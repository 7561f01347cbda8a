package org.lfsr.trainer.evaluation;

import org.lfsr.imaging.Box;
import org.lfsr.imaging.Image;
import org.lfsr.imaging.filter.NoiseEstimate;
import org.lfsr.imaging.filter.NonLocalMeans;
import org.lfsr.imaging.resample.Resampling;
import org.lfsr.inference.RegionView;

/** The methods that learn nothing. */
enum Interpolation implements Method {
    /** Bilinear interpolation. */
    BILINEAR("bilinear") {
        @Override
        public Image region(Degraded degraded) {
            return enlarged(degraded)
                    .crop(degraded.slice().lowRegion().refined(degraded.column().scale()));
        }
    },

    /**
     * Bilinear interpolation, then non-local means; the noise is estimated from the low-resolution slice, as whoever
     * has no other knowledge of it must. In columns without noise it is bilinear interpolation alone.
     */
    DENOISED("B+NLD") {
        @Override
        public Image region(Degraded degraded) {
            double sigma = degraded.column().noiseSigma() == 0
                    ? 0
                    : NoiseEstimate.of(degraded.slice().low());
            if (sigma == 0) {
                return BILINEAR.region(degraded);
            }
            Image enlarged = enlarged(degraded);
            Box region = degraded.slice().lowRegion().refined(degraded.column().scale());
            RegionView view = RegionView.of(region, enlarged.bounds(), FILTER_REACH);
            return NonLocalMeans.forNoise(sigma)
                    .apply(enlarged.crop(view.seen()))
                    .crop(view.inside());
        }
    };

    /** What the filter looks at around a pixel: patches up to 6 pixels away that reach 2 further. */
    private static final int FILTER_REACH = 8;

    private final String title;

    Interpolation(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    private static Image enlarged(Degraded degraded) {
        return Resampling.BILINEAR.enlarge(
                degraded.slice().low(), degraded.column().scale());
    }
}
