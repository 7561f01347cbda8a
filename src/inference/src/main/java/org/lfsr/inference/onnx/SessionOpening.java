package org.lfsr.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import org.jspecify.annotations.Nullable;
import org.lfsr.inference.StoredModel;
import org.lfsr.inference.UnusableModelException;
import org.lfsr.inference.onnx.SessionSettings.Allocation;
import org.lfsr.inference.onnx.SessionSettings.Precision;
import org.lfsr.inference.onnx.SessionSettings.Waiting;

/** Opens a session on what was asked for, or on what there is. */
record SessionOpening(StoredModel model, SessionSettings settings) {

    /** A session, and on what it runs. */
    record Opened(OrtSession session, Execution execution) {}

    Opened open() throws UnusableModelException {
        if (settings.provider() != Provider.AUTO) {
            return demanded(settings.provider());
        }
        try {
            return opened(Provider.CUDA, null);
        } catch (OrtException e) {
            return fallenBack(e);
        }
    }

    private Opened demanded(Provider provider) throws UnusableModelException {
        try {
            return opened(provider, null);
        } catch (OrtException e) {
            throw new UnusableModelException(
                    "%s cannot be opened on %s: %s".formatted(model.source(), provider, e.getMessage()), e);
        }
    }

    private Opened fallenBack(OrtException reason) throws UnusableModelException {
        try {
            return opened(Provider.CPU, reason);
        } catch (OrtException e) {
            throw new UnusableModelException(
                    "%s is no model that ONNX Runtime can open: %s".formatted(model.source(), e.getMessage()), e);
        }
    }

    private Opened opened(Provider provider, @Nullable OrtException fallback) throws OrtException {
        OrtEnvironment environment = OnnxRuntime.environment(); // First, since options begin the runtime too.
        try (SessionOptions options = options()) {
            append(options, provider);
            OrtSession session = environment.createSession(model.bytes(), options);
            return new Opened(session, execution(environment, provider, fallback));
        }
    }

    private Execution execution(OrtEnvironment environment, Provider provider, @Nullable OrtException fallback) {
        return new Execution(
                "onnxruntime " + environment.getVersion(),
                provider,
                provider == Provider.CPU ? Precision.FP32 : settings.precision(),
                DeviceName.SYSTEM.of(provider).orElse(null),
                fallback == null ? null : fallback.getMessage(),
                0);
    }

    private SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // What fails comes as an exception.
        options.setIntraOpNumThreads(settings.threads());
        options.setCPUArenaAllocator(settings.allocation() == Allocation.ARENA);
        options.setMemoryPatternOptimization(false); // It remembers a plan for each size, and sizes never end.
        options.setDeterministicCompute(true);
        options.addConfigEntry("session.intra_op.allow_spinning", settings.waiting() == Waiting.SPIN ? "1" : "0");
        return options;
    }

    private void append(SessionOptions options, Provider provider) throws OrtException {
        if (provider == Provider.TENSORRT) {
            try (OrtTensorRTProviderOptions device = new OrtTensorRTProviderOptions(settings.device())) {
                options.addTensorrt(device);
            }
        }
        if (provider != Provider.CPU) {
            try (OrtCUDAProviderOptions device = new OrtCUDAProviderOptions(settings.device())) {
                device.add("use_tf32", settings.precision() == Precision.TF32 ? "1" : "0");
                device.add(
                        "cudnn_conv_algo_search", "HEURISTIC"); // A search by trying would begin anew with each size.
                device.add("arena_extend_strategy", "kSameAsRequested");
                options.addCUDA(device);
            }
        }
    }
}
