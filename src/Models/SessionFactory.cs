using Microsoft.ML.OnnxRuntime;

namespace SquatCoach.Models;

/// <summary>Creates ONNX Runtime sessions, on CUDA where that was wished and works, else on the CPU with a sentence that says why.</summary>
internal static class SessionFactory
{
    // The provider is a library of its own beside libonnxruntime.so; without it, asking for CUDA fails only with a long native message.
    private const string CudaProviderFile = "libonnxruntime_providers_cuda.so";

    public static (InferenceSession Session, DeviceChoice Device) Create(byte[] network, OnnxModelOptions options, string fileName)
    {
        string? note = null;
        if (options.Device != Device.Cpu)
        {
            var session = TryCreateOnCuda(network, options, out note);
            if (session is not null)
                return (session, new DeviceChoice(Device.Cuda, null));
        }

        return (CreateOnCpu(network, options, fileName), new DeviceChoice(Device.Cpu, note));
    }

    private static InferenceSession CreateOnCpu(byte[] network, OnnxModelOptions options, string fileName)
    {
        try
        {
            using var settings = SettingsFor(options);
            return new InferenceSession(network, settings);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ModelException($"{fileName} cannot be loaded: {FirstLine(exception)}", exception);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            throw new ModelException($"ONNX Runtime's native library cannot be loaded: {FirstLine(exception)}", exception);
        }
    }

    private static InferenceSession? TryCreateOnCuda(byte[] network, OnnxModelOptions options, out string? note)
    {
        note = null;
        if (!CudaProviderIsPresent())
        {
            if (options.Device == Device.Cuda)
                note = $"ONNX Runtime's CUDA provider ({CudaProviderFile}) is not installed; the networks run on the CPU.";
            return null;
        }

        try
        {
            using var settings = SettingsFor(options);
            using var cuda = new OrtCUDAProviderOptions();
            settings.AppendExecutionProvider_CUDA(cuda);
            return new InferenceSession(network, settings);
        }
        catch (Exception exception) when (exception is OnnxRuntimeException or EntryPointNotFoundException)
        {
            // The second: a native library that was built without any knowledge of CUDA.
            note = $"CUDA cannot be used ({FirstLine(exception).TrimEnd('.')}); the networks run on the CPU.";
            return null;
        }
    }

    private static SessionOptions SettingsFor(OnnxModelOptions options)
    {
        var settings = new SessionOptions
        {
            IntraOpNumThreads = options.IntraOpThreads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };

        // Waiting threads sleep instead of spinning: the decoder runs on the same cores.
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return settings;
    }

    private static bool CudaProviderIsPresent() =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, CudaProviderFile))
        || File.Exists(Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", CudaProviderFile));

    private static string FirstLine(Exception exception) => exception.GetBaseException().Message.Split('\n')[0].Trim();
}
