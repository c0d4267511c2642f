namespace SquatCoach.Models;

/// <summary>A network that is being looked at and is not there yet: it lies in a folder whose name no network can have.</summary>
public sealed class StagedModel : IDisposable
{
    private readonly ModelStore _store;
    private readonly string _name;
    private readonly DirectoryInfo _folder;

    private StagedModel(ModelStore store, string name, DirectoryInfo folder) => (_store, _name, _folder) = (store, name, folder);

    /// <summary>The .onnx file, its sidecar beside it.</summary>
    public string NetworkPath => Path.Combine(_folder.FullName, _name + ".onnx");

    internal static StagedModel Write(ModelStore store, string name, byte[] network, byte[] sidecar)
    {
        var staged = new StagedModel(store, name, Directory.CreateDirectory(Path.Combine(store.Folder, $".adding-{Guid.NewGuid():N}")));
        try
        {
            File.WriteAllBytes(staged.NetworkPath, network);
            File.WriteAllBytes(Path.ChangeExtension(staged.NetworkPath, ".json"), sidecar);
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Makes the network one of the store's, in one step.</summary>
    /// <exception cref="ModelException">Another process added one of this name meanwhile.</exception>
    public void Install()
    {
        var target = Path.Combine(_store.Folder, _name);
        try
        {
            Directory.Move(_folder.FullName, target);
        }
        catch (IOException exception) when (Directory.Exists(target))
        {
            throw new ModelException($"A network {_name} was added meanwhile.", exception);
        }
    }

    /// <summary>Leaves nothing behind of a network that was not installed.</summary>
    public void Dispose()
    {
        if (_folder.Exists && Directory.Exists(_folder.FullName))
            Directory.Delete(_folder.FullName, recursive: true);
    }
}
