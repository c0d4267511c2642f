namespace SQLitePCL;

/// <summary>A scalar SQL function.</summary>
public delegate void delegate_function_scalar(sqlite3_context ctx, object user_data, sqlite3_value[] args);

/// <summary>One row of an aggregate SQL function.</summary>
public delegate void delegate_function_aggregate_step(sqlite3_context ctx, object user_data, sqlite3_value[] args);

/// <summary>The end of an aggregate SQL function.</summary>
public delegate void delegate_function_aggregate_final(sqlite3_context ctx, object user_data);

/// <summary>Told when a transaction rolls back.</summary>
public delegate void delegate_rollback(object user_data);

/// <summary>Orders two texts.</summary>
public delegate int strdelegate_collation(object user_data, string s1, string s2);
