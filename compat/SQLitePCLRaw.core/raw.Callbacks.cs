using System.Runtime.InteropServices;
using System.Text;

namespace SQLitePCL;

/// <summary>
/// SQL functions, collations and hooks written in .NET. SQLite gets the handle of a small object that knows the delegate; the
/// database holds that object for as long as SQLite may call. A delegate must not throw: Microsoft.Data.Sqlite catches
/// everything and answers with <see cref="sqlite3_result_error"/>.
/// </summary>
public static unsafe partial class raw
{
    public static int sqlite3_create_function(sqlite3 db, string name, int nArg, object v, delegate_function_scalar? func) =>
        sqlite3_create_function(db, name, nArg, 0, v, func);

    public static int sqlite3_create_function(sqlite3 db, string name, int nArg, int flags, object v, delegate_function_scalar? func)
    {
        if (func is null)
            return RemoveFunction(db, name, nArg, flags);
        var user = GCHandle.Alloc(new Function(func, null, null, v));
        var code = NativeMethods.sqlite3_create_function(db, name, nArg, Utf8 | flags, GCHandle.ToIntPtr(user), &OnScalar, null, null);
        return HoldOrFree(db, FunctionKey(name, nArg), user, code);
    }

    public static int sqlite3_create_function(
        sqlite3 db, string name, int nArg, object v, delegate_function_aggregate_step? step, delegate_function_aggregate_final? final) =>
        sqlite3_create_function(db, name, nArg, 0, v, step, final);

    public static int sqlite3_create_function(
        sqlite3 db, string name, int nArg, int flags, object v, delegate_function_aggregate_step? step, delegate_function_aggregate_final? final)
    {
        if (step is null || final is null)
            return RemoveFunction(db, name, nArg, flags);
        var user = GCHandle.Alloc(new Function(null, step, final, v));
        var code = NativeMethods.sqlite3_create_function(db, name, nArg, Utf8 | flags, GCHandle.ToIntPtr(user), null, &OnStep, &OnFinal);
        return HoldOrFree(db, FunctionKey(name, nArg), user, code);
    }

    public static int sqlite3_create_collation(sqlite3 db, string name, object v, strdelegate_collation? func)
    {
        var key = "collation:" + name;
        if (func is null)
        {
            var removed = NativeMethods.sqlite3_create_collation(db, name, Utf8, 0, null);
            db.Hold(key, null);
            return removed;
        }

        var user = GCHandle.Alloc(new Collation(func, v));
        return HoldOrFree(db, key, user, NativeMethods.sqlite3_create_collation(db, name, Utf8, GCHandle.ToIntPtr(user), &OnCompare));
    }

    public static void sqlite3_rollback_hook(sqlite3 db, delegate_rollback? func, object v)
    {
        const string key = "rollback";
        if (func is null)
        {
            _ = NativeMethods.sqlite3_rollback_hook(db, null, 0);
            db.Hold(key, null);
            return;
        }

        var user = GCHandle.Alloc(new Rollback(func, v));
        _ = NativeMethods.sqlite3_rollback_hook(db, &OnRollback, GCHandle.ToIntPtr(user));
        db.Hold(key, user);
    }

    private static string FunctionKey(string name, int arguments) => $"function:{name}/{arguments}";

    private static int RemoveFunction(sqlite3 db, string name, int arguments, int flags)
    {
        var code = NativeMethods.sqlite3_create_function(db, name, arguments, Utf8 | flags, 0, null, null, null);
        db.Hold(FunctionKey(name, arguments), null);
        return code;
    }

    private static int HoldOrFree(sqlite3 db, string key, GCHandle user, int code)
    {
        if (code == 0)
            db.Hold(key, user);
        else
            user.Free();
        return code;
    }

    [UnmanagedCallersOnly]
    private static void OnScalar(nint context, int count, nint* values)
    {
        var function = (Function)GCHandle.FromIntPtr(NativeMethods.sqlite3_user_data(context)).Target!;
        function.Scalar!(new sqlite3_context(context), function.User, ArgumentsOf(count, values));
    }

    [UnmanagedCallersOnly]
    private static void OnStep(nint context, int count, nint* values)
    {
        var function = (Function)GCHandle.FromIntPtr(NativeMethods.sqlite3_user_data(context)).Target!;

        // SQLite gives each group a zeroed slot of its own: the handle of the group's context lives there from its first row on.
        var slot = (nint*)NativeMethods.sqlite3_aggregate_context(context, sizeof(nint));
        if (*slot == 0)
            *slot = GCHandle.ToIntPtr(GCHandle.Alloc(new sqlite3_context(context)));
        var group = (sqlite3_context)GCHandle.FromIntPtr(*slot).Target!;
        group.Pointer = context;
        function.Step!(group, function.User, ArgumentsOf(count, values));
    }

    [UnmanagedCallersOnly]
    private static void OnFinal(nint context)
    {
        var function = (Function)GCHandle.FromIntPtr(NativeMethods.sqlite3_user_data(context)).Target!;
        var slot = (nint*)NativeMethods.sqlite3_aggregate_context(context, 0);
        if (slot == null || *slot == 0)
        {
            // A group without rows never had a step.
            function.Final!(new sqlite3_context(context), function.User);
            return;
        }

        var held = GCHandle.FromIntPtr(*slot);
        var group = (sqlite3_context)held.Target!;
        group.Pointer = context;
        held.Free();
        function.Final!(group, function.User);
    }

    [UnmanagedCallersOnly]
    private static int OnCompare(nint user, int length1, byte* text1, int length2, byte* text2)
    {
        var collation = (Collation)GCHandle.FromIntPtr(user).Target!;
        return collation.Compare(collation.User, Encoding.UTF8.GetString(text1, length1), Encoding.UTF8.GetString(text2, length2));
    }

    [UnmanagedCallersOnly]
    private static void OnRollback(nint user)
    {
        var rollback = (Rollback)GCHandle.FromIntPtr(user).Target!;
        rollback.Callback(rollback.User);
    }

    private static sqlite3_value[] ArgumentsOf(int count, nint* values)
    {
        var arguments = new sqlite3_value[count];
        for (var index = 0; index < count; index++)
            arguments[index] = new sqlite3_value(values[index]);
        return arguments;
    }

    private sealed record Function(
        delegate_function_scalar? Scalar, delegate_function_aggregate_step? Step, delegate_function_aggregate_final? Final, object User);

    private sealed record Collation(strdelegate_collation Compare, object User);

    private sealed record Rollback(delegate_rollback Callback, object User);
}
