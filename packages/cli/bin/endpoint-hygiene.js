#!/usr/bin/env node
'use strict';
const { main } = require('../dist/main.js');

void main(process.argv);
