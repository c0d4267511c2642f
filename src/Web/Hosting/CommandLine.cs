using System.CommandLine;
using System.Globalization;
using SquatCoach.Models;

namespace SquatCoach.Web;

/// <summary>The program's command line: the site, or with <c>worker</c> only the analysis of what was uploaded.</summary>
internal static class CommandLine
{
    private const string DefaultData = "squatcoach-data";
    private const string DefaultDemoData = "squatcoach-demo-data";

    public static RootCommand Create()
    {
        var data = new Option<string>("--data") { Description = "Folder for the database, the uploads and the keys.", HelpName = "FOLDER", DefaultValueFactory = _ => DefaultData, Recursive = true };
        var device = new Option<Device>("--device") { Description = "Where the networks run.", HelpName = "auto|cpu|cuda", DefaultValueFactory = _ => Device.Auto, Recursive = true };
        var port = new Option<int>("--port") { Description = "Port on this machine.", HelpName = "N", DefaultValueFactory = _ => ServeOptions.DefaultPort };
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on instead of --port, such as http://0.0.0.0:5080.", HelpName = "URLS" };
        var demo = new Option<bool>("--demo") { Description = $"A site full of made-up people and months of their sessions, to look around; kept in {DefaultDemoData} unless --data says otherwise." };
        var noWorker = new Option<bool>("--no-worker") { Description = "Only the site; analyses run in processes started with 'worker'." };
        var maxUpload = new Option<long>("--max-upload-mb") { Description = "Largest video that is taken, in MiB.", HelpName = "N", DefaultValueFactory = _ => 2048 };
        port.Validators.Add(result => Check(result.GetValueOrDefault<int>() is >= 1 and <= 65535, result, "--port expects a number from 1 to 65535."));
        maxUpload.Validators.Add(result => Check(result.GetValueOrDefault<long>() is >= 1 and <= 1 << 20, result, "--max-upload-mb expects a number from 1 to 1048576."));

        var root = new RootCommand("SquatCoach: the site. Upload squat videos, read form reports.") { data, port, urls, device, demo, noWorker, maxUpload };
        root.SetAction((result, cancellationToken) => SiteProgram.ServeAsync(
            new ServeOptions
            {
                DataPath = result.GetValue(demo) && result.GetResult(data) is null or { Implicit: true } ? DefaultDemoData : result.GetValue(data)!,
                IsDemo = result.GetValue(demo),
                Urls = result.GetValue(urls) ?? string.Create(CultureInfo.InvariantCulture, $"http://localhost:{result.GetValue(port)}"),
                Device = result.GetValue(device),
                HostsWorker = !result.GetValue(noWorker),
                MaxUploadBytes = result.GetValue(maxUpload) << 20,
            },
            cancellationToken));

        var worker = new Command("worker", "Analyse uploaded videos without serving the site; shares --data with the site.");
        worker.SetAction((result, cancellationToken) => WorkerProgram.RunAsync(
            new ServeOptions { DataPath = result.GetValue(data)!, Device = result.GetValue(device) }, cancellationToken));
        root.Add(worker);
        return root;
    }

    private static void Check(bool isValid, System.CommandLine.Parsing.OptionResult result, string message)
    {
        if (!isValid)
        {
            result.AddError(message);
        }
    }
}
