package org.lfsr.service.archive;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.lfsr.service.configuration.ArchiveConfiguration;

/** Begins sweeps of the archive when it is time, and ends them with the service. */
@ApplicationScoped
class ArchiveLife {

    private static final Logger LOGGER = Logger.getLogger(ArchiveLife.class);

    private final ArchiveConfiguration configuration;
    private final Sweeps sweeps;

    ArchiveLife(ArchiveConfiguration configuration, Sweeps sweeps) {
        this.configuration = configuration;
        this.sweeps = sweeps;
    }

    void onStart(@Observes StartupEvent event) {
        if (sweeps.isConfigured()) {
            LOGGER.infof(
                    "Archive s3://%s/%s, schedule %s, %s, off-peak %s",
                    configuration.bucket().orElse(""),
                    configuration.prefix().orElse(""),
                    configuration.schedule(),
                    configuration.rate(),
                    configuration.offPeak().orElse("any time"));
        }
    }

    @Scheduled(identity = "archive-sweep", cron = "${lfsr.archive.schedule}")
    void sweep(ScheduledExecution execution) {
        if (!sweeps.begin(execution.getScheduledFireTime())) {
            LOGGER.info("The archive is being swept still: this turn is left out");
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        sweeps.close();
    }
}
