using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SquatCoach.Models;

namespace SquatCoach.Cli;

/// <summary><c>models list|add|use|remove</c>: which networks there are, and better ones in their place.</summary>
public static class ModelsCommand
{
    public static Command Create()
    {
        var list = new Command("list", "List the networks with their tasks, versions, sizes and hashes; * marks those that are used.");
        list.SetAction((parsed, _) => Task.FromResult(List(TerminalOf(parsed))));

        var file = new Argument<string>("FILE") { Description = "An ONNX network with its sidecar (NAME.json) beside it, or a .tflite file of BlazePose. docs/pose-networks.md describes the sidecar." };
        var add = new Command("add", "Add a network for 2D keypoints, or one that finds people, to the user's own. It is tried before it is taken.") { file };
        add.SetAction((parsed, _) => Task.FromResult(Add(TerminalOf(parsed), parsed.GetValue(file)!)));

        var used = new Argument<string>("NAME") { Description = "A network that 'models list' shows." };
        var use = new Command("use", "Take this network for its task from now on; the program's own name goes back to it.") { used };
        use.SetAction((parsed, _) => Task.FromResult(Use(TerminalOf(parsed), parsed.GetValue(used)!)));

        var removed = new Argument<string>("NAME") { Description = "A network that was added." };
        var remove = new Command("remove", "Take an added network away.") { removed };
        remove.SetAction((parsed, _) => Task.FromResult(Remove(TerminalOf(parsed), parsed.GetValue(removed)!)));
        return new Command("models", "The networks: which there are, and better ones in their place.") { list, add, use, remove };
    }

    private static Terminal TerminalOf(ParseResult parsed) => Terminal.Open(parsed.GetValue(CommonOptions.Verbose));

    private static int List(Terminal terminal)
    {
        var locator = ModelLocator.Find();
        var added = locator.Added?.Names() ?? [];
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("", "name", "task", "version", "size", "sha256");
        var code = ExitCode.Done;
        foreach (var name in locator.Names().Concat(added))
        {
            try
            {
                var path = locator.PathOf(name);
                using var model = OnnxModel.Open(path);
                var kibibytes = new FileInfo(path).Length / 1024.0;
                table.AddRow(
                    new Text(locator.Chosen(model.Sidecar.Task) == name ? "*" : string.Empty),
                    new Text(model.Sidecar.Name),
                    new Text(model.Sidecar.TaskName),
                    new Text(TerminalText.Plain(model.Sidecar.Version.ToString())),
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
        if (added.Count > 0)
        {
            terminal.Say($"added ones in {locator.Added!.Folder}");
        }

        return code;
    }

    private static int Add(Terminal terminal, string file)
    {
        var added = ModelAddition.Add(ModelLocator.Find(), file);
        terminal.Say($"Added {added.Name} ({added.TaskName}). './squatcoach models use {added.Name}' takes it from now on.");
        foreach (var note in added.Notes)
        {
            terminal.Say(note);
        }

        return ExitCode.Done;
    }

    private static int Use(Terminal terminal, string name)
    {
        var locator = ModelLocator.Find();
        var store = locator.Added ?? ModelStore.OfUser();
        using var model = OnnxModel.Open(locator.PathOf(name));
        var task = model.Sidecar.Task;
        if (task is not (ModelTask.Pose2D or ModelTask.Finder))
        {
            throw new ModelException($"{name} is refused: task: found {model.Sidecar.TaskName}, expected pose2d or finder; the other stages have one network.");
        }

        store.Choose(task, name == ModelNames.Of(task) ? null : name);
        terminal.Say($"From now on {name} does {model.Sidecar.TaskName}.");
        return ExitCode.Done;
    }

    private static int Remove(Terminal terminal, string name)
    {
        ModelStore.OfUser().Remove(name);
        terminal.Say($"Removed {name}.");
        return ExitCode.Done;
    }
}
