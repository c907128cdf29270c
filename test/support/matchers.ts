import { Testing } from "cdktf";

// Registers toHaveResource, toHaveDataSource, toHaveProvider and their "…WithProperties" forms.
Testing.setupJest();
