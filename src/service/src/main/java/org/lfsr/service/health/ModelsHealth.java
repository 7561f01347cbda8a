package org.lfsr.service.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.lfsr.service.model.GoldenWatch;

/** Ready while all models make of their golden slices what they once made. */
@Readiness
@ApplicationScoped
class ModelsHealth implements HealthCheck {

    private final GoldenWatch golden;

    ModelsHealth(GoldenWatch golden) {
        this.golden = golden;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> objection = golden.objection();
        return HealthCheckResponse.named("models")
                .status(objection.isEmpty())
                .withData("objection", objection.orElse("none"))
                .build();
    }
}
