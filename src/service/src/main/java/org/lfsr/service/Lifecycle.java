package org.lfsr.service;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Says when the service begins. */
@ApplicationScoped
class Lifecycle {

    private static final Logger LOGGER = Logger.getLogger(Lifecycle.class);

    void onStart(@Observes StartupEvent event) {
        LOGGER.info("Started");
    }
}
