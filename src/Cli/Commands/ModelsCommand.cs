using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SquatCoach.Models;

namespace SquatCoach.Cli;

/// <summary><c>models list</c>: which networks there are and whether each is what its sidecar says.</summary>
public static class ModelsCommand
{
    public static Command Create()
    {
        var list = new Command("list", "List the networks with their tasks, versions, sizes and hashes.");
        list.SetAction((parsed, _) => Task.FromResult(List(Terminal.Open(parsed.GetValue(CommonOptions.Verbose)))));
        return new Command("models", "What is known of the trained networks.") { list };
    }

    private static int List(Terminal terminal)
    {
        var locator = ModelLocator.Find();
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("name", "task", "version", "size", "sha256");
        var code = ExitCode.Done;
        foreach (var name in locator.Names())
        {
            try
            {
                var path = locator.PathOf(name);
                using var model = OnnxModel.Open(path);
                var kibibytes = new FileInfo(path).Length / 1024.0;
                table.AddRow(
                    new Text(model.Sidecar.Name),
                    new Text(model.Sidecar.TaskName),
                    new Text(model.Sidecar.Version.ToString()),
                    new Text(string.Create(CultureInfo.InvariantCulture, $"{kibibytes:0} KiB")),
                    new Text(model.Sidecar.Sha256[..16] + "…"));
            }
            catch (ModelException exception)
            {
                code = terminal.Complain(exception, name);
            }
        }

        terminal.Report.Write(table);
        terminal.Say($"in {locator.Folder}");
        return code;
    }
}
