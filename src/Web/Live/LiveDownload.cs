using SquatCoach.Models;

namespace SquatCoach.Web;

/// <summary>How much a browser loads before the live page can look, the first time: the two networks and the runtime, as they are sent to it.</summary>
internal static class LiveDownload
{
    // Those that networks.js loads; LiveDownloadTests compare.
    public static readonly IReadOnlyList<string> WasmRuntime = ["/lib/onnxruntime/ort.wasm.min.mjs", "/lib/onnxruntime/ort-wasm-simd-threaded.mjs", "/lib/onnxruntime/ort-wasm-simd-threaded.wasm"];
    public static readonly IReadOnlyList<string> WebGpuRuntime = ["/lib/onnxruntime/ort.webgpu.min.mjs", "/lib/onnxruntime/ort-wasm-simd-threaded.asyncify.mjs", "/lib/onnxruntime/ort-wasm-simd-threaded.asyncify.wasm"];

    /// <param name="request">Says which compression the browser takes.</param>
    /// <param name="runtime">The files of one way to run the networks.</param>
    public static long Bytes(HttpRequest request, IReadOnlyList<string> runtime) => NetworkBytes() + runtime.Sum(address => StaticAssets.SentBytes(request, address));

    /// <summary>Nothing where a network is missing: the page says so when it asks for it.</summary>
    private static long NetworkBytes()
    {
        try
        {
            return new[] { ModelTask.Finder, ModelTask.Pose2D }.SelectMany(task => new[] { LiveModels.PathOf(task, ".onnx"), LiveModels.PathOf(task, ".json") }).Where(File.Exists).Sum(path => new FileInfo(path).Length);
        }
        catch (ModelException)
        {
            return 0;
        }
    }
}
